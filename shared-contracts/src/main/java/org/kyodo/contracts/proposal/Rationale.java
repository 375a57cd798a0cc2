package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.PublicText;

/**
 * Why each side chose the form of collaboration 形態を選んだ理由, in its own words (R-COM-2).
 *
 * @param city 市の理由
 * @param group 団体の理由
 */
@PublicText
public record Rationale(String city, String group) {}
