package org.kyodo.contracts.value;

/** Who registers groups of a track 登録を行う窓口 (R-GR-8). */
public enum Registrar {
    /** 市民活動支援センター. */
    DESK,
    /** 協働推進課. */
    OFFICE
}
