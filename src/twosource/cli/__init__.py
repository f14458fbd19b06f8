"""The command line. One module for each group of verbs; what a verb needs is imported when it is called."""

from twosource.cli.app import main

__all__ = ["main"]
