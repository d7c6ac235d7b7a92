"""Multi-head self-attention whose heads are scaled by gates, can be watched, and can be removed."""

from __future__ import annotations

import warnings

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class GatedAttention(nn.Module):
    """Drop-in for the attention of a timm block, with H heads of width d.

    A block sets ``gates`` (H,) before the forward pass. With ``watch`` the attention of the T class
    tokens, which come first, is kept in ``class_attention`` (B, H, T, N). Several class tokens see the
    patches and themselves but not each other: what one knows of its class it has to find on the patches.
    ``keep_heads`` removes the others for good.
    """

    def __init__(self, dim: int, heads: int, head_dim: int, class_tokens: int = 1) -> None:
        super().__init__()
        self.heads, self.head_dim, self.class_tokens = heads, head_dim, class_tokens
        self.qkv = nn.Linear(dim, 3 * heads * head_dim)
        self.proj = nn.Linear(heads * head_dim, dim)
        self.gates: Tensor | None = None
        self.watch = False
        self.class_attention: Tensor | None = None

    def forward(self, x: Tensor, attn_mask: Tensor | None = None, is_causal: bool = False) -> Tensor:
        """Attend. Shapes: x (B, N, dim) -> (B, N, dim). The mask arguments are timm's and stay unused."""
        n_images, n_tokens, _ = x.shape
        if self.heads == 0:
            return self.proj.bias.expand(n_images, n_tokens, -1)
        qkv = self.qkv(x).reshape(n_images, n_tokens, 3, self.heads, self.head_dim)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)  # each (B, H, N, d)
        sees = self._sees(n_tokens, x.device)
        if self.watch:  # fused attention returns no weights; a few rows of them are cheap
            scores = (query[:, :, : self.class_tokens] @ key.transpose(-2, -1)) * self.head_dim**-0.5
            scores = scores if sees is None else scores.masked_fill(~sees[: self.class_tokens], -torch.inf)
            self.class_attention = scores.softmax(-1).detach()
        heads = F.scaled_dot_product_attention(query, key, value, attn_mask=sees)
        if self.gates is not None:
            heads = heads * self.gates.to(heads.dtype)[:, None, None]
        joined: Tensor = self.proj(heads.transpose(1, 2).flatten(2))  # (B, H, N, d) -> (B, N, H*d) -> (B, N, dim)
        return joined

    def _sees(self, n_tokens: int, device: torch.device) -> Tensor | None:
        """Which token (row) sees which (column), bool (N, N); None when each sees all."""
        if self.class_tokens == 1:
            return None
        sees = torch.ones(n_tokens, n_tokens, dtype=torch.bool, device=device)
        sees[: self.class_tokens, : self.class_tokens] = torch.eye(self.class_tokens, dtype=torch.bool, device=device)
        return sees

    @torch.no_grad()
    def keep_heads(self, kept: list[int]) -> None:
        """Remove all heads but ``kept``: the weights of the others are gone, the output stays the same."""
        rows = torch.tensor([head * self.head_dim + i for head in kept for i in range(self.head_dim)], dtype=torch.long)
        width = self.heads * self.head_dim
        qkv_rows = torch.cat([rows + part * width for part in range(3)])
        old_qkv, old_proj = self.qkv, self.proj
        self.heads = len(kept)
        device = old_qkv.weight.device
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a block may keep no head: torch warns of empty weights
            self.qkv = nn.utils.skip_init(nn.Linear, old_qkv.in_features, 3 * len(rows), device=device)
            self.proj = nn.utils.skip_init(nn.Linear, len(rows), old_proj.out_features, device=device)
        self.qkv.weight.copy_(old_qkv.weight[qkv_rows])
        self.qkv.bias.copy_(old_qkv.bias[qkv_rows])
        self.proj.weight.copy_(old_proj.weight[:, rows])
        self.proj.bias.copy_(old_proj.bias)
        self.gates = None
