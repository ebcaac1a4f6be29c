"""Where things are: four-digit postcodes, place names, distances and borders."""
