package org.kyodo.presets;

/**
 * How long personal data of a group's registration is kept 保存期間, in years; the platform erases it then.
 *
 * @param refusedYears after a refusal 不登録
 * @param lapsedYears after an application lapsed 取下げ扱い
 * @param endedYears after a registration ran out 失効
 * @param recordYears as long as an act or the rules on records 文書管理規程 keep it, whoever asks for its erasure; none at 0
 */
public record RetentionSettings(int refusedYears, int lapsedYears, int endedYears, int recordYears) {}
