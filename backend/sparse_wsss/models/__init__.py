"""The networks: gated Vision Transformer and U-Net. Pure torch: tensors in, tensors out; no files but in
checkpoint and encoder_files.
"""

from sparse_wsss.compatibility import import_torchvision

import_torchvision()  # before timm, which every network is made of
