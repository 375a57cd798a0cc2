package org.kyodo.contracts.value;

/** The three kinds of evaluation 評価の種類 (001:L871). */
public enum EvaluationKind {
    /** 自己評価. */
    SELF,
    /** 相互評価. */
    MUTUAL,
    /** 第三者評価. */
    THIRD_PARTY
}
