"""The fields of a form: each shows one value, offers a new one, and says at its own place why that cannot be."""
