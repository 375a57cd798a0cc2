package org.kyodo.contracts.proposal;

import java.math.BigDecimal;
import java.util.Optional;
import org.kyodo.contracts.value.RoundTableId;

/**
 * How a decision on a proposal was prepared 審査の経過. Single scores are told to nobody, and of fewer than three not even
 * the mean (K-PR-6).
 *
 * @param roundTable that discussed it 協働ラウンドテーブル
 * @param scores how many reviewers scored it
 * @param mean of their totals, to one decimal 平均点
 */
public record Examined(Optional<RoundTableId> roundTable, Optional<Integer> scores, Optional<BigDecimal> mean) {}
