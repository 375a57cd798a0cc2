package org.kyodo.grant.programme;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.ProgrammeCode;

/**
 * What the municipality's settings say of a programme.
 *
 * @param terms for the fiscal year, unless the settings have no such programme
 * @param offered the programmes they have
 */
record ProgrammeSettings(Optional<ProgrammeTerms> terms, List<ProgrammeCode> offered) {}
