"""``opstap bench leren``: what learning is worth, in worlds where the truth is known."""
