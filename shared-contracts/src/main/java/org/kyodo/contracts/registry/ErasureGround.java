package org.kyodo.contracts.registry;

/** On what ground personal data was erased 消去の理由. */
public enum ErasureGround {
    /** 本人の請求. */
    REQUEST,
    /** 担当課の判断: it is not needed any more. */
    OFFICE,
    /** 代表者の交代. */
    REPLACED,
    /** 保存期間満了. */
    RETENTION_OVER
}
