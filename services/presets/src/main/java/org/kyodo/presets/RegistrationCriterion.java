package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.Track;

/**
 * What the registrar finds met or not 登録の要件, in the municipality's own words.
 *
 * @param rule {@code R-GR-1} to {@code R-GR-6}
 * @param tracks of whose groups it is asked
 */
public record RegistrationCriterion(String rule, Label label, List<Track> tracks) {}
