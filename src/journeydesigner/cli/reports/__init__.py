"""What a check says, one file per format: text for a terminal, JSON and SARIF for programs, Markdown to paste."""
