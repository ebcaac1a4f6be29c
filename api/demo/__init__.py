"""Fictional data of two organisations, made from a seed. Nobody in it exists."""
