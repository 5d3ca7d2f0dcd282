package org.lerexchange.local.journeys;

/** Demo people by whom journeys ask. */
final class JourneyPeople {

    static final String AGENCY = "agency";
    static final String OPERATOR = "operator";
    static final String REGISTRAR = "college";
    static final String RECRUITER = "stillwater-hospital";
    static final String LEARNER = "learner";

    private JourneyPeople() {}
}
