"""Kinds of work and sectors, recognised from words: closed lists of our own."""
