package org.kyodo.contracts.value;

/** A stage at which a collaboration is evaluated 評価の段階 (001:L869). */
public enum EvaluationStage {
    /** 課題発見・計画. */
    PLAN,
    /** 目的共有・実行. */
    DO,
    /** 点検・評価・見直し. */
    SEE
}
