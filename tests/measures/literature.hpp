// SPDX-License-Identifier: MIT
#pragma once

// Networks of the literature, from 0, as ties without direction.

#include "tests/measures/small_graphs.hpp"

#include <array>

namespace entente::test {

/// W. W. Zachary, "An Information Flow Model for Conflict and Fission in Small Groups", J. of
/// Anthropological Research 33:452-473, 1977. 34 members, 78 ties; his members 1 and 34 (Mr. Hi and
/// the officer) are 0 and 33 here.
inline const Pairs& karate() {
    static const Pairs pairs{
        {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
        {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
        {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
        {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
        {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
        {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
        {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
        {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
        {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};
    return pairs;
}

/// D. Krackhardt, "Assessing the Political Landscape: Structure, Cognition, and Power in
/// Organizations", Administrative Science Quarterly 35(2):342-369, 1990. Andre, Beverly, Carol,
/// Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
inline const Pairs& kite() {
    static const Pairs pairs{{0, 1},
                             {0, 2},
                             {0, 3},
                             {0, 5},
                             {1, 3},
                             {1, 4},
                             {1, 6},
                             {2, 3},
                             {2, 5},
                             {3, 4},
                             {3, 5},
                             {3, 6},
                             {4, 6},
                             {5, 6},
                             {5, 7},
                             {6, 7},
                             {7, 8},
                             {8, 9}};
    return pairs;
}

/// Marriages between families of Florence: J. F. Padgett, C. K. Ansell, "Robust Action and the Rise
/// of the Medici, 1400-1434", American J. of Sociology 98(6):1259-1319, 1993; as coded by Breiger
/// and Pattison, Social Networks 8:215-256, 1986. Acciaiuoli, Albizzi, Barbadori, Bischeri,
/// Castellani, Ginori, Guadagni, Lamberteschi, Medici, Pazzi, Peruzzi, Pucci (an isolate), Ridolfi,
/// Salviati, Strozzi, Tornabuoni.
inline const Pairs& florence() {
    static const Pairs pairs{{0, 8},  {2, 8}, {8, 12},  {8, 15}, {1, 8},   {8, 13}, {4, 10},
                             {4, 14}, {2, 4}, {10, 14}, {3, 10}, {12, 14}, {3, 14}, {12, 15},
                             {6, 15}, {1, 5}, {1, 6},   {9, 13}, {3, 6},   {6, 7}};
    return pairs;
}
inline constexpr std::size_t florence_nodes = 16;

/// Alliances ("rova") and enmities ("hina") of the sub-tribes of the Gahuku-Gama: K. E. Read,
/// "Cultures of the Central Highlands, New Guinea", Southwestern J. of Anthropology 10(1):1-43,
/// 1954; as coded by P. Hage, F. Harary, "Structural Models in Anthropology", 1983, 56-60. Gavev,
/// Kotun, Ove, Alika, Nagam, Gahuk, Masil, Ukudz, Notoh, Kohik, Geham, Asaro, Uheto, Seuve, Nagad,
/// Gama.
struct SignedPairs {
    Pairs friends;
    Pairs enemies;
};
inline const SignedPairs& tribes() {
    static const SignedPairs pairs{
        {{0, 1},  {0, 14}, {0, 15}, {1, 14}, {1, 15}, {2, 3},  {2, 5},   {2, 6},   {2, 7},  {3, 7},
         {4, 6},  {4, 8},  {4, 13}, {5, 6},  {5, 7},  {5, 10}, {5, 11},  {6, 7},   {6, 10}, {6, 11},
         {6, 12}, {7, 10}, {7, 11}, {8, 9},  {8, 12}, {9, 12}, {10, 11}, {12, 13}, {14, 15}},
        {{0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 11},  {1, 2},   {1, 4},   {1, 5},
         {1, 8},   {1, 9},   {4, 14},  {4, 15},  {5, 8},   {5, 12},  {5, 15},  {7, 13},
         {8, 10},  {8, 14},  {9, 10},  {9, 14},  {10, 12}, {10, 14}, {10, 15}, {11, 13},
         {11, 14}, {11, 15}, {12, 14}, {12, 15}, {13, 15}}};
    return pairs;
}
inline constexpr std::size_t tribe_count = 16;

/// Whom each novice likes most (3, 2, 1) and least (-3, -2, -1): S. F. Sampson, "A Novitiate in a
/// Period of Change", thesis, Cornell University, 1968, table D13 (affect, T4), p. 469. John Bosco,
/// Gregory, Basil, Peter, Bonaventure, Berthold, Mark, Victor, Ambrose, Romuald, Louis, Winfrid,
/// Amand, Hugh, Boniface, Albert, Elias, Simplicius.
inline constexpr std::size_t monk_count = 18;
inline constexpr std::array<std::array<int, monk_count>, monk_count> monks{
    {{0, -2, 3, 0, 0, 0, -3, 0, 0, -1, 0, 1, 0, 2, 0, 0, 0, 0},
     {3, 0, 0, -3, 0, 0, 1, -2, 0, 0, 0, 2, -1, 0, 0, 0, 0, 0},
     {3, -2, 0, -3, 0, -2, 0, 0, 0, 0, 0, 0, 2, 0, 0, -1, 1, 2},
     {-2, -3, 0, 0, 3, 1, 0, 0, 0, 0, 2, 0, 0, -1, 0, 0, 0, 0},
     {0, 0, 0, 3, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0},
     {0, -1, -3, 3, 1, 0, -2, 0, 2, 0, 0, 0, 0, 0, 0, 0, -2, 0},
     {0, 3, 0, -3, 0, -2, 0, -1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0},
     {0, -3, -2, 3, 0, 2, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0},
     {0, 0, -3, 0, 1, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, -2, -1},
     {0, 0, 0, 3, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0},
     {-1, -3, -2, 0, 2, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0},
     {3, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
     {0, -3, 0, 0, 2, -2, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, 3},
     {3, 0, 0, -3, 0, 0, 0, -2, 0, 0, 0, 1, 0, 0, 2, 0, -1, 0},
     {0, 3, -2, -1, 0, 0, 1, 0, 0, 0, 0, 2, -3, 0, 0, 0, 0, 0},
     {0, 3, -1, -3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, -2, 0},
     {0, 1, 2, -1, 0, -3, 0, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3},
     {0, 1, 2, -1, 0, 0, 0, -3, 0, -2, 0, 0, 0, 0, 0, 0, 3, 0}}};

}  // namespace entente::test
