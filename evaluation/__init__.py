"""How near a package comes to the truth: the measures of the contract, one idea a file."""
