package org.kyodo.contracts.grant;

import org.kyodo.contracts.value.Window;

/** The terms of a programme in one fiscal year 要綱. */
public record ProgrammeTerms(
        ProgrammeOutline programme, GrantAmounts amounts, Window window, Eligibility eligibility) {}
