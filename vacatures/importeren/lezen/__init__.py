"""From bytes to numbered rows of raw values. Nothing here knows what a vacature is."""
