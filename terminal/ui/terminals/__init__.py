"""The tills of the shop, as this one knows them."""
