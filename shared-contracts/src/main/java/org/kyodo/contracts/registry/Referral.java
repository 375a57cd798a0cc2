package org.kyodo.contracts.registry;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.ReferralKind;

/**
 * To whom somebody is introduced 紹介先 (R-CO-3).
 *
 * @param ref the code of a base or department, the id of a talent, or what another organisation is called; never a person
 */
public record Referral(ReferralKind kind, @Line(max = 100) String ref) {}
