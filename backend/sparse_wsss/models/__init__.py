"""The networks: gated Vision Transformer and U-Net. Pure torch: tensors in, tensors out; no files but in checkpoint."""
