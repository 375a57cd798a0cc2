package org.kyodo.contracts.value;

/** How it was made sure that a contact point reaches whose it is 確認の方法. */
public enum ReachProof {
    /** A code that went there came back 確認コード. */
    CODE,
    /** A desk or the office asked them 口頭. */
    VOICE
}
