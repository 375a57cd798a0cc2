package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Track;

/**
 * A kind of body that the municipality registers 登録の区分, by its own word for it: 地域コミュニティ, 地域活動団体.
 *
 * @param groupTypes which types of group are registered in it
 */
public record TrackSettings(Track code, Label label, List<GroupType> groupTypes) {}
