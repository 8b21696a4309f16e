"""Every decision the business makes, one kind of decision a file."""
