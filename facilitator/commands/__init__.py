"""What the commands of the command line do: making, handing out, looking."""
