"""Learning from placements: what was shown, what came of it, and what that says of the next."""
