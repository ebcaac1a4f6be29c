"""Synthetic data of the size of a country, peers on the same data, and the page with the figures.

Only the inputs are synthetic; every figure is a measurement. Peers come with the extra ``bench``.
"""
