package org.lerexchange.testkit.house.villa.ballroom;

record Guest0(int step) {}

record Guest1(int step) {}

record Guest2(int step) {}

record Guest3(int step) {}

record Guest4(int step) {}

record Guest5(int step) {}

record Guest6(int step) {}

record Guest7(int step) {}

record Guest8(int step) {}

record Guest9(int step) {}

record Guest10(int step) {}

record Guest11(int step) {}

record Guest12(int step) {}

record Guest13(int step) {}

record Guest14(int step) {}

record Guest15(int step) {}
