-- AlterEnum
ALTER TYPE "RegionChangeKind" ADD VALUE 'transfer';
