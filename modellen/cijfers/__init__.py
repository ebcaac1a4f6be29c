"""Figures over many trajectories: counts first, and shares only where counts can carry them."""
