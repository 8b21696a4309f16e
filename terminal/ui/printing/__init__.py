"""Paper for the shop: sheets of new cards, and the poster that invites to enrol."""
