"""What staff see: pages that only draw, presenters that only decide, states between them."""
