package org.lerexchange.wallet.holders;

/**
 * A person who has a wallet.
 *
 * @param open whether its person has claimed it; a dormant wallet is shown nowhere and shared with nobody
 */
public record Holder(HolderId id, Did did, boolean open) {}
