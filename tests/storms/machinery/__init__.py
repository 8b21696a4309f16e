"""What several storms are made of; none of it is a storm by itself."""
