package org.kyodo.contracts.value;

/** What a call asks proposals on 募集の対象 (R-CA-2). */
public enum CallSubjectKind {
    /** 新たな課題. */
    NEW,
    /** 既存の事務事業. */
    EXISTING_TASK
}
