"""The agenda as it is planned: a table that is reckoned anew while somebody types."""
