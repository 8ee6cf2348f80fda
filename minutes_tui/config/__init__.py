"""What the rapporteur wants in every meeting, and how a body wants its pages."""
