package org.kyodo.presets;

/**
 * An axis on which reviewers score 審査基準.
 *
 * @param weight its share of 100 points 配点
 */
public record Criterion(String code, Label label, int weight) {}
