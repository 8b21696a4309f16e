"""What stands above every page: whose till this is, how it stands, and what is wrong."""
