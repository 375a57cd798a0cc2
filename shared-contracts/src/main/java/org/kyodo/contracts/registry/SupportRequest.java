package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.value.GroupId;

/**
 * What a group asks for of an offer 支援の求め.
 *
 * @param number within its offer, from 1
 * @param quantity where the offer counts
 */
public record SupportRequest(int number, GroupId group, Optional<Integer> quantity) {}
