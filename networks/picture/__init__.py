"""The picture of a network: who stands where, who connects whom. Plain Python; what stands in it was chosen before."""
