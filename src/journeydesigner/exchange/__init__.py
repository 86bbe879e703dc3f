"""Other formats a project comes from and goes to. Knows the model; knows no window and no document file."""

from journeydesigner.exchange.ranks import canonical
from journeydesigner.exchange.reading import parse_text, read_located, read_text
from journeydesigner.exchange.refusals import TextRefusal
from journeydesigner.exchange.text_files import write_text
from journeydesigner.exchange.writing import dump_json, dump_yaml

__all__ = [
    "TextRefusal",
    "canonical",
    "dump_json",
    "dump_yaml",
    "parse_text",
    "read_located",
    "read_text",
    "write_text",
]
