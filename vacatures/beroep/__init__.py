"""Occupations: interest profiles (RIASEC) per ISCO-08 group and the BRC groups."""
