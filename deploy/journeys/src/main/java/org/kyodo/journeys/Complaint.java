package org.kyodo.journeys;

/** Something the user has to know or to do, said in both languages; not a fault of the program. */
public final class Complaint extends RuntimeException {
    private final String japanese;

    public Complaint(String japanese, String english) {
        super(english);
        this.japanese = japanese;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return getMessage();
    }
}
