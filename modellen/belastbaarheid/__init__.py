"""What a person can do: the FML catalogue, the list of one person, its storage."""
