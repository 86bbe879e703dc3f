"""Journey Designer: model a journey, see where it breaks, hand it on."""

__version__ = "0.1.0"
